"""WeCom (企业微信): the AI bot by webhook and by long connection, the app, the group webhook."""
