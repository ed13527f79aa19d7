[description]
Serves the console on which a privacy officer edits, reviews and publishes the catalogue of cookies,
on an address of its own, behind a proxy with access control.

[tags]
server

[depend]
consent

[lib]
lib/consent/*.jar

[xml]
etc/cookie-charter-console.xml

[ini-template]
## The header field in which your proxy sends the name of the user that it has authenticated, and which it removes from
## the client's request. Required: without a name, the console rejects a request.
# consent.console.userHeader=X-Forwarded-User

## The address of the console, under /console/. Only your proxy should be able to reach it.
# consent.console.address=127.0.0.1:8082

## Whether another user than the editors must approve each version.
# consent.console.secondApproval=false
