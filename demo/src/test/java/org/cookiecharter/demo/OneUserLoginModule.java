// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import javax.security.auth.x500.X500Principal;

/** A JAAS login with one user, whose name and password are options. It needs no other class, so a server can load it. */
public final class OneUserLoginModule implements LoginModule {
    private Subject subject = new Subject();
    private Map<String, ?> options = Map.of();
    private CallbackHandler handler = callbacks -> {};

    /** Creates a module, as JAAS does. */
    public OneUserLoginModule() {}

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        this.subject = subject;
        this.handler = handler;
        this.options = options;
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("name");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw (LoginException) new LoginException("no credentials").initCause(e);
        }
        if (!String.valueOf(options.get("user")).equals(name.getName())
                || !String.valueOf(options.get("password")).equals(String.valueOf(password.getPassword()))) {
            throw new FailedLoginException("wrong name or password");
        }
        return true;
    }

    @Override
    public boolean commit() {
        return subject.getPrincipals().add(new X500Principal("CN=" + options.get("user")));
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
