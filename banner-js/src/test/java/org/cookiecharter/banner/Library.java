// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.EnumSet;
import java.util.Set;

/** A version of a JavaScript library, and a page in {@code src/test/pages/libraries} that uses it. */
enum Library {
    ALPINE("alpine.html", "alpinejs@3.17.5", "frame.html late.svg picture.svg second.svg", "theme", "theme"),
    HTMX_2("htmx.html", "htmx.org@2.0.11", "fragment.svg frame.html picture.svg script.js second.svg"),
    HTMX_4("htmx.html", "htmx.org@4.0.1", "fragment.svg frame.html picture.svg script.js second.svg"),
    IDB("idb.html", "idb@8.0.4", "picture.svg", "appdb", "appdb tiles"),
    JQUERY_3("jquery.html", "jquery@3.8.0", "fragment.svg frame.html late.svg picture.svg script.js second.svg"),
    JQUERY_4("jquery.html", "jquery@4.0.0", "fragment.svg frame.html late.svg picture.svg script.js second.svg"),
    LAZYSIZES("lazysizes.html", "lazysizes@5.3.2", "frame.html late.svg picture.svg second.svg"),
    PENPAL("penpal.html", "penpal@7.0.6", "Hello widget echo frame.html"),
    /** Version 1.6.0.3. */
    PROTOTYPE("prototype.html", "", "fragment.svg frame.html late.svg picture.svg script.js second.svg"),
    REACT_18("react.html", "react@18.3.1", React.FILES, React.EXEMPT, React.ALL),
    REACT_18_DOCUMENT("react-document.html", "react@18.3.1", React.FILES, React.EXEMPT, React.ALL),
    REACT_19("react.html", "react@19.3.1", React.FILES, React.EXEMPT, React.ALL),
    REACT_19_DOCUMENT("react-document.html", "react@19.3.1", React.FILES, React.EXEMPT, React.ALL),
    SWIPER("swiper.html", "swiper@14.4.0", "frame.html late.svg picture.svg second.svg"),
    TURBO("turbo.html", "@hotwired/turbo@8.0.23", "fragment.svg frame.html picture.svg second.svg"),
    VIDEO_JS("videojs.html", "video.js@8.24.1", "frame.html picture.svg playing"),
    VUE("vue.html", "vue@3.5.45", "fragment.svg frame.html late.svg picture.svg second.svg"),
    VUEUSE("vueuse.html", "@vueuse/core@15.0.0", "picture.svg script.js", "cart theme", "cart ga:views theme");

    /** The items that the React application loads and stores. */
    private static final class React {
        static final String FILES = "frame.html late.svg picture.svg script.js second.svg";
        static final String EXEMPT = "theme";
        static final String ALL = "ga:react theme";
    }

    private static final Set<Library> SUPERSEDED = EnumSet.of(HTMX_2, JQUERY_3, REACT_18, REACT_18_DOCUMENT);

    final String page;
    final String npmPackage;

    /** The third-party files in the page once they are granted, sorted. */
    final String thirdPartyFiles;

    /** The names stored without consent. */
    final String storedUnasked;

    /** The names stored with consent to everything. */
    final String storedWithConsent;

    Library(String page, String npmPackage, String thirdPartyFiles) {
        this(page, npmPackage, thirdPartyFiles, "", "");
    }

    Library(String page, String npmPackage, String thirdPartyFiles, String storedUnasked, String storedWithConsent) {
        this.page = page;
        this.npmPackage = npmPackage;
        this.thirdPartyFiles = thirdPartyFiles;
        this.storedUnasked = storedUnasked;
        this.storedWithConsent = storedWithConsent;
    }

    /** Returns whether the same page is also tested with a later version of the library. */
    boolean isSuperseded() {
        return SUPERSEDED.contains(this);
    }
}
