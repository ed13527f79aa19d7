// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.console.ConsentConsole;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.text.SettingTexts;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * The console of a standalone Jetty, on an address of its own, configured by the properties of the modules {@code
 * consent} and {@code consent-console}. It owns its connection to the proof store, which it closes when it stops, so it
 * cannot be started again.
 *
 * <p>It is for {@code etc/cookie-charter-console.xml} only; Java code creates a {@link ConsentConsole}.
 */
public final class StandaloneConsole extends ContainerLifeCycle {
    private static final String USER_HEADER = "console.userHeader";
    private static final String ADDRESS = "console.address";
    private static final String SECOND_APPROVAL = "console.secondApproval";
    private static final String HEADER_NAME = "[A-Za-z0-9-]{1,64}";

    private final ProofStore proofs;
    private final Server server;

    /**
     * Opens the store.
     *
     * @param base the directory against which relative paths are resolved
     * @param properties the properties without the prefix {@code consent.}; a null or blank one has its default value
     * @throws IllegalArgumentException if a property has no valid value, above all that of the user's name
     * @throws java.io.UncheckedIOException if the store cannot be opened
     */
    public StandaloneConsole(String base, Map<String, @Nullable String> properties) {
        Map<String, @Nullable String> own = new HashMap<>(properties);
        String header = text(own, USER_HEADER, "");
        String address = text(own, ADDRESS, "127.0.0.1:8082");
        String approval = text(own, SECOND_APPROVAL, "false");
        if (!header.matches(HEADER_NAME)) {
            throw new IllegalArgumentException("consent.console.userHeader (" + header
                    + ") must be the header field in which your proxy sends the name of the user, like"
                    + " X-Forwarded-User");
        }
        if (!approval.equals("true") && !approval.equals("false")) {
            throw new IllegalArgumentException(
                    "consent.console.secondApproval (" + approval + ") must be true or false");
        }
        SettingTexts texts = new SettingTexts("consent.", own);
        Path directory = Path.of(base);
        ConsentConsole console = new ConsentConsole(
                directory.resolve(Objects.requireNonNullElse(texts.catalogue(), "consent/cookies.json")),
                request -> request.getHeaders().get(header));
        String draft = texts.draftFile();
        console.setDiscoveryFile(draft == null ? null : directory.resolve(draft));
        console.setSecondApprovalRequired(approval.equals("true"));
        this.server = console.newServer(address);
        this.proofs = texts.openStore(directory, "consent/consent.db");
        console.setProofs(proofs);
        addBean(server);
    }

    private static String text(Map<String, @Nullable String> properties, String name, String defaultText) {
        String text = properties.remove(name);
        return text == null || text.isBlank() ? defaultText : text.strip();
    }

    /** Returns the server of the console. */
    public Server getServer() {
        return server;
    }

    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
        } finally {
            proofs.close();
        }
    }
}
