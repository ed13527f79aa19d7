// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

/** The tools whose configurations can be imported. */
enum OtherTool {
    klaro {
        @Override
        void read(Script script, Draft draft) {
            new KlaroImport(draft).read(script.objectWith("services", "apps"));
        }
    },
    cookieconsent {
        @Override
        void read(Script script, Draft draft) {
            new CookieConsentImport(draft).read(script.objectWith("categories"));
        }
    },
    tarteaucitron {
        @Override
        void read(Script script, Draft draft) {
            TarteaucitronImport.read(script.argumentsOf("push"), draft);
        }
    },
    orejime {
        @Override
        void read(Script script, Draft draft) {
            new KlaroImport(draft).read(script.objectWith("purposes", "apps"));
        }
    };

    abstract void read(Script script, Draft draft);
}
