"""What readers take away: briefings and partner summaries, the same on the web, in Word and in PowerPoint."""
