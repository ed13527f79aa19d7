<?php
// SPDX-License-Identifier: Apache-2.0
/*
 * Small plug-ins of our own, made for a test, that do what common plug-ins of WordPress do: count visits from PHP and
 * from JavaScript, embed a film as a block, remember what a visitor began to write in the comment form, show a contact
 * form with the captcha of a third party, and keep a basket in a session. No code of any plug-in is in them.
 *
 * THIRD is replaced by the origin of the third party.
 */

// Statistics: an identifier from PHP, a session from JavaScript, and a beacon to the provider.
add_action('init', function () {
    if (!isset($_COOKIE['stats_visitor'])) {
        setcookie('stats_visitor', bin2hex(random_bytes(8)), time() + 33696000, '/');
    }
});
add_action('wp_footer', function () {
    ?>
    <script>
    document.cookie = 'stats_session=1; path=/; max-age=1800'
    navigator.sendBeacon('THIRD/beacon')
    </script>
    <?php
});

// A basket, in an HttpOnly cookie.
add_action('init', function () {
    if (!isset($_COOKIE['shop_session'])) {
        setcookie('shop_session', bin2hex(random_bytes(8)), ['path' => '/', 'httponly' => true, 'samesite' => 'Lax']);
    }
});

// A film, as a block in the content.
add_action('init', function () {
    register_block_type('test/film', ['render_callback' => function () {
        return '<figure class="wp-block-embed"><iframe title="Film" src="THIRD/film"></iframe></figure>';
    }]);
});
add_filter('the_content', function ($content) {
    return $content . do_blocks('<!-- wp:test/film /-->');
}, 5);

// A contact form with a captcha.
add_filter('the_content', function ($content) {
    return $content . '<form><p><label>Your message <textarea name="message"></textarea></label></p>'
        . '<div class="captcha"></div><script src="THIRD/captcha.js" async></script></form>';
});

// What a visitor began to write in the comment form.
add_action('comment_form', function () {
    ?>
    <script>localStorage.setItem('comment_draft', '')</script>
    <?php
});
