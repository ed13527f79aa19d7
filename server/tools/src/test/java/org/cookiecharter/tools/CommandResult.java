// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** The exit code of a command, and what it printed. */
record CommandResult(int code, String out, String err) {
    /** Runs the tool with these arguments. */
    static CommandResult run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Tools.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new CommandResult(line.execute(arguments), out.toString(), err.toString());
    }

    /** Runs a command on a proof store. */
    static CommandResult onStore(String store, String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--store";
        all[2] = store;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return run(all);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
