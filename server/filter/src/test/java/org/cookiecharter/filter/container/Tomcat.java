// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.filter.matrix.Container;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.jspecify.annotations.Nullable;

/** Tomcat 10.1 and 11, which have the same API here. */
public final class Tomcat implements Container {
    private org.apache.catalina.startup.@Nullable Tomcat server;

    @Override
    public int start(Catalogue catalogue, ProofStore proofs, ConsentSettings settings, Path directory)
            throws Exception {
        org.apache.catalina.startup.Tomcat tomcat = LoopbackTomcat.in(directory);
        server = tomcat;
        tomcat.getConnector().setProperty("compression", "on");
        tomcat.getConnector().setProperty("compressionMinSize", "1");
        Path files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("static.html"), CarelessServlet.PAGE);
        Context context = tomcat.addContext("", new File(files.toString()).getAbsolutePath());
        context.addServletContainerInitializer(
                (classes, application) -> {
                    OuterFilter.addTo(application);
                    new ConsentFilter(CatalogueProvider.one(catalogue), proofs, settings).addTo(application);
                },
                Set.of());
        context.addMimeMapping("html", "text/html");
        Wrapper statics = org.apache.catalina.startup.Tomcat.addServlet(
                context, "default", "org.apache.catalina.servlets.DefaultServlet");
        statics.setAsyncSupported(true);
        statics.addMapping("/");
        Wrapper careless = org.apache.catalina.startup.Tomcat.addServlet(context, "careless", new CarelessServlet());
        careless.setAsyncSupported(true);
        careless.addMapping("/app/*");
        context.getPipeline().addValve(new OuterValve());
        ErrorPage page = new ErrorPage();
        page.setErrorCode(503);
        page.setLocation("/app/page");
        context.addErrorPage(page);
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws LifecycleException {
        if (server != null) {
            server.stop();
            server.destroy();
        }
    }
}
