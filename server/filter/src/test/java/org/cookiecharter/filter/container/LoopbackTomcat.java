// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

/** A Tomcat on a free port of the loopback interface, which logs nothing. */
public final class LoopbackTomcat {
    /** Referenced here, because its level is lost with it. */
    private static final Logger LOG = Logger.getLogger("");

    private LoopbackTomcat() {}

    /** Creates a server that is not started yet. */
    public static Tomcat in(Path directory) {
        LOG.setLevel(Level.OFF);
        // Java accepts one such factory, and another Tomcat may have set its own.
        TomcatURLStreamHandlerFactory.disable();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        return tomcat;
    }
}
