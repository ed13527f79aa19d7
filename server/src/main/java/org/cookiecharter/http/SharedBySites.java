package org.cookiecharter.http;

/**
 * What all the sites of one server share: a site that is made anew goes on with it.
 *
 * @param path where their own addresses lie
 * @param upkeep of the store in which choices are recorded
 * @param counters of what becomes of cookies
 * @param undeclaredHosts the third parties of no service
 * @param rate how fast choices may be made, on all sites together
 * @param files what is the same on many
 */
record SharedBySites(
        String path,
        ProofUpkeep upkeep,
        CookieCounters counters,
        UndeclaredHosts undeclaredHosts,
        ChoiceRate rate,
        CommonFiles files) {

    static SharedBySites of(SiteSettings settings, String context, ProofUpkeep upkeep, CookieCounters counters) {
        RecordKeeping keeping = settings.getRecordKeeping();
        return new SharedBySites(
                SiteSettings.requirePath(context + settings.getPath()),
                upkeep,
                counters,
                new UndeclaredHosts(),
                new ChoiceRate(keeping.perClient(), keeping.overall(), System::nanoTime),
                new CommonFiles());
    }
}
