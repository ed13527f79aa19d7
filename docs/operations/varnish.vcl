# Varnish in front of a server with Cookie Charter. Varnish's own rules do the rest: requests with cookies and responses
# that set cookies are not cached, and Cache-Control and Vary are followed.
vcl 4.1;

backend site {
    .host = "127.0.0.1";
    .port = "8080";
}

sub vcl_recv {
    # Files are the same for every visitor. Without this, they are fetched again for each visitor who has any cookie.
    if (req.url ~ "^[^?]*\.(css|gif|ico|jpg|js|png|svg|webp|woff2)(\?.*)?$") {
        unset req.http.Cookie;
    }
}
