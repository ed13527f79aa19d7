// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import java.util.EnumMap;
import java.util.Map;

/** The containers in which the filter is tested; each starts on first use and runs until the tests end. */
public enum Server {
    TOMCAT_11("tomcat11", "Tomcat"),
    TOMCAT_10("tomcat10", "Tomcat"),
    UNDERTOW("undertow", "UndertowServer"),
    SPRING_BOOT_3("spring-boot-3", "SpringBoot"),
    SPRING_BOOT_4("spring-boot-4", "SpringBoot");

    private static final Map<Server, TestSite> RUNNING = new EnumMap<>(Server.class);

    private final String folder;
    private final String type;

    Server(String folder, String type) {
        this.folder = folder;
        this.type = type;
    }

    /** Returns the careless application in this container. */
    public TestSite site() throws Exception {
        synchronized (RUNNING) {
            TestSite site = RUNNING.get(this);
            if (site == null) {
                site = TestSite.start(ContainerLoader.load(folder, type), folder);
                RUNNING.put(this, site);
            }
            return site;
        }
    }
}
