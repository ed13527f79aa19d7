// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Problem;
import org.cookiecharter.endpoint.RareWarning;
import org.cookiecharter.endpoint.SameOrigin;
import org.cookiecharter.endpoint.charter.CharterPage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /consent/choice}: reads, sets and withdraws the visitor's choice. Never blocks. */
public final class ChoiceEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceEndpoint.class);

    private final RareWarning warning = new RareWarning(LOG, System::nanoTime);
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final String METHODS = "GET, HEAD, PUT, POST, DELETE";

    private final ChoiceRecorder recorder;
    private final Languages languages;
    private final CharterPage charter;
    private final String path;

    public ChoiceEndpoint(ChoiceRecorder recorder, Languages languages, CharterPage charter, String path) {
        this.recorder = recorder;
        this.languages = languages;
        this.charter = charter;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.isGetOrHead()) {
            exchange.respond(ChoiceJson.response(recorder.catalogue(), exchange.consent()));
            return;
        }
        boolean form = exchange.hasMethod("POST");
        if (!form && !exchange.hasMethod("PUT") && !exchange.hasMethod("DELETE")) {
            exchange.rejectMethod(METHODS);
            return;
        }
        if (!SameOrigin.isSame(exchange.request())) {
            reject(
                    exchange,
                    new RequestRejectedException(
                            HttpStatus.FORBIDDEN_403,
                            "only the site's own pages may change the choice; send Sec-Fetch-Site, Origin or"
                                    + " Referer of this origin"));
        } else if (exchange.hasMethod("DELETE")) {
            withdraw(
                    exchange,
                    EndpointResponse.of(HttpStatus.NO_CONTENT_204, HttpFields.EMPTY)
                            .uncached());
        } else if (form && !isForm(exchange)) {
            // Parsed as a form it would contain no id, and count as a refusal.
            reject(
                    exchange,
                    new RequestRejectedException(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                            "the form must be application/x-www-form-urlencoded; send JSON with PUT"));
        } else if (form) {
            readBody(exchange, body -> submitForm(exchange, body));
        } else {
            Choice earlier = exchange.consent().choice();
            readBody(exchange, body -> {
                choose(exchange, body, json -> ChoiceRequest.ofJson(json, recorder.catalogue(), earlier), null);
            });
        }
    }

    private static boolean isForm(Exchange exchange) {
        String type = exchange.request().headers().get(HttpHeader.CONTENT_TYPE);
        return type != null && MimeTypes.Type.FORM_ENCODED.is(MimeTypes.getContentTypeWithoutCharset(type));
    }

    private void submitForm(Exchange exchange, String body) {
        // Not into Fields, which copies all values of a name for each additional one.
        MultiMap<String> fields = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(body, fields::add, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            reject(
                    exchange,
                    new RequestRejectedException(HttpStatus.BAD_REQUEST_400, "the form must be URL-encoded UTF-8"));
            return;
        }
        Fields form = new Fields(fields);
        EndpointResponse redirect = seeOther(exchange);
        try {
            if ("withdraw".equals(ChoiceRequest.decision(form))) {
                withdraw(exchange, redirect);
            } else {
                choose(exchange, form, submitted -> ChoiceRequest.ofForm(submitted, recorder.catalogue()), redirect);
            }
        } catch (RequestRejectedException e) {
            reject(exchange, e);
        }
    }

    /** @param success the response to a recorded choice; null for the choice as JSON */
    private <T> void choose(Exchange exchange, T body, Reader<T> reader, @Nullable EndpointResponse success) {
        try {
            ChoiceRequest choiceRequest = reader.read(body);
            String requestedLanguage = languages.available(choiceRequest.language());
            String language = requestedLanguage == null ? languages.negotiate(exchange.request()) : requestedLanguage;
            respondWhenRecorded(
                    exchange,
                    recorder.choose(exchange, choiceRequest.granted(), choiceRequest.method(), language),
                    () -> exchange.respond(
                            success != null ? success : ChoiceJson.response(recorder.catalogue(), exchange.consent())));
        } catch (RequestRejectedException e) {
            reject(exchange, e);
        } catch (IllegalArgumentException e) {
            LOG.debug("A choice does not fit into the cookie", e);
            reject(
                    exchange,
                    new RequestRejectedException(
                            HttpStatus.UNPROCESSABLE_ENTITY_422,
                            "the choice has more ids than fit into the cookie; grant whole categories instead"));
        }
    }

    private void withdraw(Exchange exchange, EndpointResponse success) {
        respondWhenRecorded(
                exchange,
                recorder.withdraw(exchange, languages.negotiate(exchange.request())),
                () -> exchange.respond(success));
    }

    /** Sends the response once the choice is recorded, or an error if it could not be. */
    private void respondWhenRecorded(Exchange exchange, CompletableFuture<Void> recorded, Runnable response) {
        CompletableFuture<Void> responded = recorded.handle((nothing, failure) -> {
            // Dependent stages wrap the exception.
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (failure == null) {
                response.run();
            } else if (cause instanceof TooManyChoicesException tooMany) {
                String detail = "too many choices; nothing was changed; try again in %d s";
                RequestRejectedException rejection = new RequestRejectedException(
                        HttpStatus.TOO_MANY_REQUESTS_429, detail.formatted(tooMany.retryAfterSeconds()));
                exchange.respond(errorResponse(exchange, rejection)
                        .with(HttpHeader.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds())));
            } else {
                warning.log("Consent rejected because it could not be recorded", failure);
                reject(
                        exchange,
                        new RequestRejectedException(
                                HttpStatus.SERVICE_UNAVAILABLE_503,
                                "the choice could not be recorded; nothing was changed; try again"));
            }
            return null;
        });
        CompletableFuture<Void> unused = responded.whenComplete((nothing, failure) -> {
            if (failure != null) {
                exchange.fail(failure);
            }
        });
    }

    private void readBody(Exchange exchange, Consumer<String> onText) {
        exchange.readBody(
                MAX_BODY_BYTES, body -> decode(exchange, body, onText), () -> reject(exchange, bodyTooLarge()));
    }

    private void decode(Exchange exchange, byte[] body, Consumer<String> onText) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            reject(exchange, new RequestRejectedException(HttpStatus.BAD_REQUEST_400, "the body must be UTF-8"));
            return;
        }
        onText.accept(text);
    }

    private void reject(Exchange exchange, RequestRejectedException rejection) {
        exchange.respond(errorResponse(exchange, rejection));
    }

    private EndpointResponse errorResponse(Exchange exchange, RequestRejectedException rejection) {
        return exchange.hasMethod("POST")
                ? charter.error(languages.negotiate(exchange.request()), rejection.status())
                : Problem.of(rejection.status(), rejection.detail());
    }

    /** Redirects to the page that contained the form. It must be of this origin, to prevent an open redirect. */
    private EndpointResponse seeOther(Exchange exchange) {
        String referer =
                SameOrigin.path(exchange.request(), exchange.request().headers().get(HttpHeader.REFERER));
        return EndpointResponse.of(HttpStatus.SEE_OTHER_303, HttpFields.EMPTY)
                .with(HttpHeader.LOCATION, referer == null ? path + '/' : referer)
                .uncached();
    }

    private static RequestRejectedException bodyTooLarge() {
        return new RequestRejectedException(
                HttpStatus.PAYLOAD_TOO_LARGE_413, "the body must have at most " + MAX_BODY_BYTES + " bytes");
    }

    private interface Reader<T> {
        ChoiceRequest read(T body) throws RequestRejectedException;
    }
}
