// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.test.BlockedCookies;
import org.cookiecharter.test.MockMvcConsent;
import org.cookiecharter.test.TestChoice;
import org.cookiecharter.test.TestConsent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.ClassUtils;

/** Tests of an application by Spring's {@code MockMvc}, in which the filter takes part without a server. */
@SpringBootTest(
        classes = TestApplication.class,
        properties = {
            "cookie-charter.store=target/mock-mvc.db",
            "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@AutoConfigureMockMvc
@Import({MockMvcIT.Listeners.class, MockMvcIT.AutoConfigureMockMvcOfBoot4.class})
class MockMvcIT {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    ApplicationContext context;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    MockMvc mvc;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    BlockedCookies blocked;

    /** The listener of the test. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Listeners {
        @Bean
        BlockedCookies blockedCookies() {
            return new BlockedCookies();
        }
    }

    /** Does what the annotation does, which is in another package in Spring Boot 4, so that it is not found there. */
    static class AutoConfigureMockMvcOfBoot4 implements DeferredImportSelector {
        private static final String CONFIGURATION =
                "org.springframework.boot.webmvc.test.autoconfigure.MockMvcAutoConfiguration";

        @Override
        public String[] selectImports(AnnotationMetadata test) {
            return ClassUtils.isPresent(CONFIGURATION, getClass().getClassLoader())
                    ? new String[] {CONFIGURATION}
                    : new String[0];
        }
    }

    @BeforeEach
    void clear() {
        blocked.clear();
    }

    private TestConsent visitors() {
        CatalogueProvider provider = context.getBean(CatalogueProvider.class);
        return TestConsent.of(Objects.requireNonNull(provider.find("")).load(), context.getBean(ProofStore.class));
    }

    private MockHttpServletResponse home(TestChoice choice) throws Exception {
        // In Spring 7, with(…) has another return type than in the version that this test is compiled with.
        return mvc.perform(application ->
                        MockMvcConsent.choice(choice).postProcessRequest(get("/").buildRequest(application)))
                .andExpect(MockMvcConsent.allowedCookiesOnly(choice))
                .andReturn()
                .getResponse();
    }

    @Test
    void blocksCookiesByFilterWithoutServer() throws Exception {
        assertEquals(0, context.getBeansOfType(ConsentHandler.class).size());
        MockHttpServletResponse response = home(visitors().undecided());
        assertTrue(response.getHeaders("Set-Cookie").stream().noneMatch(cookie -> cookie.startsWith("_count=")));
        assertTrue(response.getContentAsString().contains("counts: false"), response.getContentAsString());
        assertEquals(List.of("undeclared"), blocked.names());
        AssertionError error = assertThrows(AssertionError.class, blocked::assertNone);
        assertTrue(error.toString().contains("{ \"name\": \"undeclared\","), error.toString());
    }

    @Test
    void allowsCookiesOfSignedChoice() throws Exception {
        MockHttpServletResponse response = home(visitors().granting("counter"));
        assertTrue(response.getHeaders("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith("_count=")));
        assertTrue(response.getContentAsString().contains("counts: true"), response.getContentAsString());
    }

    @Test
    void findsCookiesOfControllerWithoutFilter() throws Exception {
        TestChoice refusal = visitors().refusingAll();
        MockMvc controllerOnly = standaloneSetup(new CarelessController()).build();
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> controllerOnly.perform(get("/careless")).andExpect(MockMvcConsent.allowedCookiesOnly(refusal)));
        assertTrue(error.toString().contains("\"basket\", which the catalogue does not declare"), error.toString());
        assertTrue(error.toString().contains("\"duration\": \"P2D\""), error.toString());
        assertTrue(error.toString().contains("\"_count\" of the service \"counter\" without consent"));
    }
}
