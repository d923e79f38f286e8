"""Publishing without a half-written moment: built aside, checked, put on the disk, put in place in one step."""


class PublishError(Exception):
    """Nothing was published. Says why in words for the person who publishes, if that was not said before."""
