[description]
Holds the whole server to a catalogue of cookies and to what visitors chose:
banner, charter, choices and their proofs under one path.

[tags]
server
handler
security

[depend]
server

# Whatever else wraps the server comes first, so that this is outermost: its gate is the last code before the wire.
[after]
compression
cross-origin
debuglog
delay-until-content
dos
eager-content
graceful
gzip
min-data-rate
qos
rewrite
secure-redirect
size-limit
state-tracking
statistics
thread-limit

[files]
basehome:modules/consent/cookies.json|consent/cookies.json

[lib]
lib/consent/*.jar

[xml]
etc/cookie-charter.xml

[ini]
# Web applications have their own versions of these, or none; of the consent that they ask for there is only one.
jetty.webapp.addHiddenClasses+=,com.google.gson.,org.sqlite.
jetty.webapp.addProtectedClasses+=,org.cookiecharter.

[ini-template]
## The catalogue of cookies, from $JETTY_BASE; or a directory with one for each host, in files like example.org.json.
## It is read again when it changes.
# consent.catalogue=consent/cookies.json

## The SQLite file in which choices are recorded, from $JETTY_BASE, on a local disk; or a PostgreSQL database, like
## jdbc:postgresql://host/database?user=me, for which HikariCP and the driver are put into lib/consent.
# consent.store=consent/consent.db

## What this process is called among those that share a database, like web-1; the same at each start.
# consent.node=

## Where the banner's script, the catalogue, the charter and the choice lie.
# consent.path=/consent

## Whether the script is put into HTML answers. The handler's default is false, for sites that put the tag into
## their pages themselves.
consent.injectBanner=true

## Whether a bar for visitors without scripts is put into HTML answers.
# consent.injectNoScriptBanner=false

## Paths of pages in which no banner is drawn although cookies stay controlled, such as /admin/* for an administration area.
# consent.bannerExcludedPaths=

## "enforce", or "report-only": everything passes, and the log names once each cookie that would have been blocked.
# consent.mode=enforce

## In report-only mode, where a catalogue is drafted of what is seen and not declared, from $JETTY_BASE; empty for nowhere.
# consent.draftFile=

## The name of the cookie that holds the choice.
# consent.cookieName=cookies_preferences

## Its Domain, for a choice that holds on subdomains too; empty for the host alone.
# consent.cookieDomain=

## How long a choice is believed, from PT1M to P400D.
# consent.cookieDuration=P180D

## Whether what pages load from declared origins waits for consent.
# consent.blockThirdParties=true

## Whether pages may load from the site and from declared origins only, by a Content-Security-Policy.
# consent.restrictOriginsByCsp=false

## Whether cookies that the catalogue does not name are kept.
# consent.allowUndeclared=false

## How many sites are ready in memory, where each host has a catalogue.
# consent.maxLoadedSites=1000

## What a record keeps of the visitor's machine: "none", "truncated-ip" (its network) or "salted-hash".
# consent.clients=none

## How long after the end of a choice its record is erased, or "forever".
# consent.retention=P5Y

## How many choices one client may make in a minute, and how many all of them.
# consent.choicesPerMinute=300, 6000

## On which paths alone all this is done: path specs like /shop/*, *.html, from the root of the server; empty for all.
# consent.includedPaths=

## On which paths nothing is done: cookies pass in both ways, and pages stay as they are. It wins over the one before.
# consent.excludedPaths=
