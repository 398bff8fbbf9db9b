package io.github.dockeroptimize.mojo.module;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.model.License;
import org.jspecify.annotations.Nullable;

/** Turns the licenses of a POM, which are free text, into an SPDX license expression (SPDX 2.3, annex D). */
final class SpdxLicense {

    private static final Map<Pattern, String> NAMES = names();
    private static final Pattern OR_LATER = Pattern.compile("(?i)\\bor\\b.{1,30}\\b(later|newer)|\\d\\+");

    private SpdxLicense() {}

    /** Several licenses are a choice (Maven POM reference), hence {@code OR}. */
    static @Nullable String expression(List<License> licenses) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (License license : licenses) {
            identifiers.add(identifier(license));
        }
        return identifiers.isEmpty() ? null : String.join(" OR ", identifiers);
    }

    private static String identifier(License license) {
        String name = Objects.requireNonNullElse(license.getName(), "").strip();
        String url = Objects.requireNonNullElse(license.getUrl(), "");
        String text = (name + " " + url).toLowerCase(Locale.ROOT);
        boolean known = NAMES.containsValue(name);
        for (Map.Entry<Pattern, String> form : NAMES.entrySet()) {
            if (known
                    ? name.equals(form.getValue())
                    : form.getKey().matcher(text).find()) {
                return OR_LATER.matcher(name).find() ? form.getValue().replace("-only", "-or-later") : form.getValue();
            }
        }
        return reference(name);
    }

    private static String reference(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^-+|-+$", "");
        return "LicenseRef-" + (plain.isEmpty() ? "unnamed" : plain);
    }

    /** Specific patterns come before general ones. */
    private static Map<Pattern, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("apache\\D{0,30}2", "Apache-2.0");
        names.put("affero.*3|\\bagpl.{0,3}3", "AGPL-3.0-only");
        names.put("(lesser|library).{0,40}2\\.1|\\blgpl.{0,5}2\\.1", "LGPL-2.1-only");
        names.put("lesser.{0,40}3|\\blgpl.{0,5}3", "LGPL-3.0-only");
        names.put(
                "classpath.exception|gpl-2\\.0-with-classpath|gpl2.?\\+? ?w/ ?cpe",
                "GPL-2.0-only WITH Classpath-exception-2.0");
        names.put("general public license\\D{0,30}2|\\bgpl\\D{0,10}2", "GPL-2.0-only");
        names.put("general public license\\D{0,30}3|\\bgpl\\D{0,10}3", "GPL-3.0-only");
        names.put("eclipse public license.{0,10}2|\\bepl.{0,3}2", "EPL-2.0");
        names.put("eclipse public license.{0,10}1|\\bepl.{0,3}1", "EPL-1.0");
        names.put("eclipse distribution license|\\bedl.{0,3}1", "BSD-3-Clause");
        names.put("mozilla.{0,30}2|\\bmpl.{0,3}2", "MPL-2.0");
        names.put("cddl.{0,5}1\\.1", "CDDL-1.1");
        names.put("common development and distribution|cddl", "CDDL-1.0");
        names.put("european union public.{0,10}1\\.2|eupl.{0,5}1\\.2", "EUPL-1.2");
        names.put("bsd.{0,3}2|2.clause bsd|simplified bsd|bsd-2-clause", "BSD-2-Clause");
        names.put("bsd.{0,3}3|3.clause|new bsd|revised bsd|modified bsd", "BSD-3-Clause");
        names.put("mit-0|mit no attribution", "MIT-0");
        names.put("\\bmit\\b", "MIT");
        names.put("\\bisc\\b", "ISC");
        names.put("unlicense", "Unlicense");
        names.put("cc0|creative commons zero", "CC0-1.0");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        names.forEach((name, identifier) -> patterns.put(Pattern.compile(name), identifier));
        return patterns;
    }
}
