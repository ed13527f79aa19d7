// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.audit.observation.RequestObservation;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.catalogue.Service;

/** Compares the third parties that received requests with the declared services. */
record ThirdPartyCheck(SiteCatalogue catalogue, Site site) {
    void check(List<VisitObservations> visits, Findings findings) {
        for (VisitObservations visit : visits) {
            for (RequestObservation request : visit.requests()) {
                if (site.isThirdParty(request.host())) {
                    check(visit, request, findings);
                }
            }
        }
    }

    private void check(VisitObservations visit, RequestObservation request, Findings findings) {
        Step step = request.moment().step();
        List<Service> services = catalogue.servicesFrom(request.host(), request.port());
        if (services.isEmpty()) {
            if (catalogue.declared()) {
                findings.add(finding(Rule.UNDECLARED_THIRD_PARTY, visit, request, services));
            } else if (step == Step.BEFORE_CHOICE) {
                findings.add(finding(Rule.UNIDENTIFIED_THIRD_PARTY, visit, request, services));
            }
        } else if (services.stream().noneMatch(service -> catalogue.isAllowed(service, step))) {
            findings.add(finding(Rule.forRequest(step), visit, request, services));
        }
    }

    private Finding finding(Rule rule, VisitObservations visit, RequestObservation request, List<Service> services) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Fact.Label.VISITOR, visit.visitor().text()));
        facts.add(new Fact(Fact.Label.STEP, request.moment().step().text()));
        facts.add(new Fact(Fact.Label.PAGE, request.moment().page()));
        facts.add(new Fact(Fact.Label.REQUEST, request.type() + " " + request.url()));
        if (!request.initiatorUrl().isEmpty()) {
            facts.add(new Fact(Fact.Label.CAUSED_BY, request.initiatorUrl() + " (" + request.initiator() + ")"));
        }
        if (!request.stack().isEmpty()) {
            facts.add(new Fact(Fact.Label.CALLS, String.join(" ← ", request.stack())));
        }
        if (!services.isEmpty()) {
            String language = catalogue.catalogue().language();
            facts.add(new Fact(
                    catalogue.declared() ? Fact.Label.SERVICE : Fact.Label.LOOKS_LIKE,
                    services.stream()
                            .map(service -> service.name().in(language))
                            .collect(Collectors.joining(", "))));
        }
        String host = request.port() < 0 ? request.host() : request.host() + ":" + request.port();
        return new Finding(rule, host, request.moment().page(), facts);
    }
}
