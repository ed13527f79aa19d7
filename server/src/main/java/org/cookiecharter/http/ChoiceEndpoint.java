// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.http.ChoiceRequest.Refused;
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

/** {@code /consent/choice}: what the visitor decided, and the means to change it. Never blocks. */
final class ChoiceEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ChoiceEndpoint.class);

    private final RareWarning warning = new RareWarning(LOG, System::nanoTime);
    private static final int LONGEST_BODY = 16 * 1024;
    private static final String METHODS = "GET, HEAD, PUT, POST, DELETE";

    private final ChoiceRecorder recorder;
    private final Languages languages;
    private final CharterPage charter;
    private final String path;

    ChoiceEndpoint(ChoiceRecorder recorder, Languages languages, CharterPage charter, String path) {
        this.recorder = recorder;
        this.languages = languages;
        this.charter = charter;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.reads()) {
            exchange.answer(ChoiceJson.answer(recorder.catalogue(), exchange.consent()));
            return;
        }
        boolean form = exchange.hasMethod("POST");
        if (!form && !exchange.hasMethod("PUT") && !exchange.hasMethod("DELETE")) {
            exchange.refuseMethod(METHODS);
            return;
        }
        if (!SameOrigin.isSame(exchange.request())) {
            refuse(
                    exchange,
                    new Refused(
                            HttpStatus.FORBIDDEN_403,
                            "the choice is changed by the site's own pages alone; send Sec-Fetch-Site, Origin or"
                                    + " Referer of this origin"));
        } else if (exchange.hasMethod("DELETE")) {
            forget(
                    exchange,
                    EndpointResponse.of(HttpStatus.NO_CONTENT_204, HttpFields.EMPTY)
                            .uncached());
        } else if (form && !isForm(exchange)) {
            // Read as a form it would hold no id, and pass for a refusal.
            refuse(
                    exchange,
                    new Refused(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                            "the form must be application/x-www-form-urlencoded; send JSON with PUT"));
        } else if (form) {
            readBody(exchange, body -> submit(exchange, body));
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

    private void submit(Exchange exchange, String body) {
        // Not into Fields, which copies all values of a name for each further one.
        MultiMap<String> fields = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(body, fields::add, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            refuse(exchange, new Refused(HttpStatus.BAD_REQUEST_400, "the form must be URL-encoded UTF-8"));
            return;
        }
        Fields form = new Fields(fields);
        EndpointResponse back = seeOther(exchange);
        try {
            if ("withdraw".equals(ChoiceRequest.decision(form))) {
                forget(exchange, back);
            } else {
                choose(exchange, form, read -> ChoiceRequest.ofForm(read, recorder.catalogue()), back);
            }
        } catch (Refused e) {
            refuse(exchange, e);
        }
    }

    /** @param done the response to a recorded choice; null for the choice itself */
    private <T> void choose(Exchange exchange, T body, Reader<T> reader, @Nullable EndpointResponse done) {
        try {
            ChoiceRequest wanted = reader.read(body);
            String asked = languages.offered(wanted.language());
            String language = asked == null ? languages.of(exchange.request()) : asked;
            then(
                    exchange,
                    recorder.choose(exchange, wanted.granted(), wanted.method(), language),
                    () -> exchange.answer(
                            done != null ? done : ChoiceJson.answer(recorder.catalogue(), exchange.consent())));
        } catch (Refused e) {
            refuse(exchange, e);
        } catch (IllegalArgumentException e) {
            LOG.debug("A choice did not fit into the cookie", e);
            refuse(
                    exchange,
                    new Refused(
                            HttpStatus.UNPROCESSABLE_ENTITY_422,
                            "the choice has more ids than the cookie has room for; grant whole categories instead"));
        }
    }

    private void forget(Exchange exchange, EndpointResponse done) {
        then(exchange, recorder.forget(exchange, languages.of(exchange.request())), () -> exchange.answer(done));
    }

    /** Answers when the choice is recorded, or says that it could not be. */
    private void then(Exchange exchange, CompletableFuture<Void> recorded, Runnable answer) {
        CompletableFuture<Void> answered = recorded.handle((nothing, failure) -> {
            // What came by another future is wrapped.
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (failure == null) {
                answer.run();
            } else if (cause instanceof TooManyChoices tooMany) {
                String detail = "choices come too fast, and nothing was changed; try again in %d s";
                Refused refused = new Refused(HttpStatus.TOO_MANY_REQUESTS_429, detail.formatted(tooMany.seconds()));
                exchange.answer(
                        refusal(exchange, refused).with(HttpHeader.RETRY_AFTER, Long.toString(tooMany.seconds())));
            } else {
                warning.log("A grant was refused, since it could not be recorded", failure);
                refuse(
                        exchange,
                        new Refused(
                                HttpStatus.SERVICE_UNAVAILABLE_503,
                                "the choice could not be recorded, and nothing was changed; try again"));
            }
            return null;
        });
        CompletableFuture<Void> unused = answered.whenComplete((nothing, failure) -> {
            if (failure != null) {
                exchange.fail(failure);
            }
        });
    }

    private void readBody(Exchange exchange, Consumer<String> use) {
        exchange.readBody(LONGEST_BODY, body -> use(exchange, body, use), () -> refuse(exchange, tooLong()));
    }

    private void use(Exchange exchange, byte[] body, Consumer<String> use) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            refuse(exchange, new Refused(HttpStatus.BAD_REQUEST_400, "the body must be UTF-8"));
            return;
        }
        use.accept(text);
    }

    private void refuse(Exchange exchange, Refused refused) {
        exchange.answer(refusal(exchange, refused));
    }

    private EndpointResponse refusal(Exchange exchange, Refused refused) {
        return exchange.hasMethod("POST")
                ? charter.error(languages.of(exchange.request()), refused.status())
                : Problem.of(refused.status(), refused.detail());
    }

    /** Back to the page that the form was on: of this origin only, or the form would be an open redirect. */
    private EndpointResponse seeOther(Exchange exchange) {
        String referer =
                SameOrigin.path(exchange.request(), exchange.request().headers().get(HttpHeader.REFERER));
        return EndpointResponse.of(HttpStatus.SEE_OTHER_303, HttpFields.EMPTY)
                .with(HttpHeader.LOCATION, referer == null ? path + '/' : referer)
                .uncached();
    }

    private static Refused tooLong() {
        return new Refused(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body must have at most " + LONGEST_BODY + " bytes");
    }

    private interface Reader<T> {
        ChoiceRequest read(T body) throws Refused;
    }
}
