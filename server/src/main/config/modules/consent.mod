[description]
Enforces cookie consent on the whole server, with a catalogue of cookies:
serves the banner, the charter and the consent form, and records each choice.

[tags]
server
handler
security

[depend]
server

# All other modules that wrap the server are listed here, so that the consent handler is the outermost: no other code
# changes responses after it.
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
# Hides the server's versions of these libraries from web applications, and shares the class Consent with them.
jetty.webapp.addHiddenClasses+=,com.google.gson.,org.sqlite.
jetty.webapp.addProtectedClasses+=,org.cookiecharter.

[ini-template]
## The catalogue of cookies, relative to $JETTY_BASE; or a directory with one for each host, in files like
## example.org.json. It is reloaded when it changes.
# consent.catalogue=consent/cookies.json

## The SQLite file in which choices are recorded, relative to $JETTY_BASE and on a local disk; or a PostgreSQL database,
## like jdbc:postgresql://host/database?user=me, which requires HikariCP and the driver in lib/consent.
# consent.store=consent/consent.db

## The name of this process among those that share a database, like web-1. It must be the same at each startup.
# consent.node=

## The path of the banner's script, the catalogue, the charter and the consent form.
# consent.path=/consent

## Whether the banner's script is injected into HTML responses. The handler's default is false, for sites whose pages
## contain the tag.
consent.injectBanner=true

## Whether a banner for visitors without JavaScript is injected into HTML responses.
# consent.injectNoScriptBanner=false

## Paths of pages without a banner, on which cookies are controlled nevertheless, such as /admin/* for an administration
## area.
# consent.bannerExcludedPaths=

## "enforce", or "report-only": nothing is blocked, and each cookie that would have been blocked is logged once.
# consent.mode=enforce

## In report-only mode, the file to which a draft catalogue of all undeclared items is written, relative to $JETTY_BASE;
## empty for none. For several sites, a directory that exists: each has a file of its own there.
# consent.draftFile=

## The name of the consent cookie, which stores the visitor's choice.
# consent.cookieName=cookies_preferences

## The Domain of the consent cookie, to share a choice with subdomains; empty for this host only.
# consent.cookieDomain=

## How long a choice is valid, in calendar months, from P1M to P13M.
# consent.cookieDuration=P6M

## How long a refusal is valid if that is longer, from P6M to P13M.
# consent.refusalDuration=P6M

## The request header with the visitor's region (ISO 3166), such as CF-IPCountry, for catalogues with "regions". Name only
## a header that your proxy sets or removes in every request; empty for none.
# consent.regionHeader=

## Whether loads by pages from declared origins are blocked until consent.
# consent.blockThirdParties=true

## Whether a Content-Security-Policy restricts pages to loads from the site and from declared origins.
# consent.restrictOriginsByCsp=false

## Whether undeclared cookies are allowed.
# consent.allowUndeclared=false

## Whether a choice made while logged in applies on all devices of the account. The web application states who is logged
## in, by Consent.account.
# consent.accountChoices=false

## The maximum number of sites loaded in memory, if each host has a catalogue of its own.
# consent.maxLoadedSites=1000

## How a record identifies the client: "none", "truncated-ip" (its network) or "salted-hash".
# consent.clients=none

## How long after the end of a choice its record is erased, or "forever".
# consent.retention=P5Y

## The maximum number of choices per minute: of one client, and of all clients.
# consent.choicesPerMinute=300, 6000

## An address that receives each recorded choice as a signed message, a space, and the secret of the signatures: whsec_
## and 24 to 64 random bytes in base64.
# consent.webhook=

## The paths to which the handler is restricted: path specs like /shop/*, *.html, from the root of the server; empty
## for all.
# consent.includedPaths=

## The paths that the handler ignores: cookies pass in both directions, and pages are not modified. An exclusion
## overrides an inclusion.
# consent.excludedPaths=
