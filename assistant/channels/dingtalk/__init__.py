"""DingTalk (钉钉): the robot of an app over HTTP, and the webhook of a group."""
