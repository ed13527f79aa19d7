// SPDX-License-Identifier: Apache-2.0
package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A site with a login. */
@SpringBootApplication
public class SiteApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SiteApplication.class, arguments);
    }
}
