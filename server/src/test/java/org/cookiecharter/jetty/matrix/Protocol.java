// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.util.List;

/** A version of HTTP, with a client for servers on this machine. */
enum Protocol {
    HTTP_1_1 {
        @Override
        Wire request(int port, String path, List<String> fields) throws Exception {
            return Http1.request(port, path, fields);
        }
    },
    HTTP_2 {
        @Override
        Wire request(int port, String path, List<String> fields) throws Exception {
            return Http2.request(port, path, fields);
        }
    },
    HTTP_3 {
        @Override
        Wire request(int port, String path, List<String> fields) throws Exception {
            return Http3.request(port, path, fields);
        }
    };

    /** Returns the versions that are tested in this line of Jetty. */
    static List<Protocol> known() {
        return Application.LINE.equals("12.0") ? List.of(HTTP_1_1, HTTP_2) : List.of(values());
    }

    /**
     * Sends a request and reads the complete response.
     *
     * @param fields headers as {@code Name: value}
     */
    abstract Wire request(int port, String path, List<String> fields) throws Exception;
}
