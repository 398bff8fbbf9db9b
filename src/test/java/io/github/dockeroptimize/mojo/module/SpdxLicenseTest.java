package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.License;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpdxLicenseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Apache-2.0 | Apache-2.0",
                "Apache License, Version 2.0 | Apache-2.0",
                "The Apache Software License, Version 2.0 | Apache-2.0",
                "Apache 2 | Apache-2.0",
                "ASL 2.0 / Apache 2.0 | Apache-2.0",
                "MIT | MIT",
                "The MIT License | MIT",
                "MIT License (Expat) | MIT",
                "MIT-0 | MIT-0",
                "BSD-2-Clause | BSD-2-Clause",
                "The BSD 2-Clause License | BSD-2-Clause",
                "BSD-3-Clause | BSD-3-Clause",
                "The New BSD License | BSD-3-Clause",
                "Eclipse Distribution License - v 1.0 | BSD-3-Clause",
                "EDL 1.0 | BSD-3-Clause",
                "Eclipse Public License - v 2.0 | EPL-2.0",
                "Eclipse Public License v2.0 | EPL-2.0",
                "EPL 2.0 | EPL-2.0",
                "Eclipse Public License - v 1.0 | EPL-1.0",
                "GNU Lesser General Public License v2.1 | LGPL-2.1-only",
                "GNU Library General Public License v2.1 or later | LGPL-2.1-or-later",
                "LGPL-2.1-or-later | LGPL-2.1-or-later",
                "GPL-2.0-or-later | GPL-2.0-or-later",
                "GPLv2+ | GPL-2.0-or-later",
                "GNU GPL version 2 or (at your option) any later version | GPL-2.0-or-later",
                "GNU General Public License, version 3, or any later version | GPL-3.0-or-later",
                "GNU Affero General Public License v3 or newer | AGPL-3.0-or-later",
                "LGPL-3.0 | LGPL-3.0-only",
                "GNU General Public License, version 2 with the GNU Classpath Exception | GPL-2.0-only WITH Classpath-exception-2.0",
                "GPL2 w/ CPE | GPL-2.0-only WITH Classpath-exception-2.0",
                "GNU General Public License, version 2 | GPL-2.0-only",
                "GPLv3 | GPL-3.0-only",
                "GNU General Public License, Version 3, 29 June 2007 | GPL-3.0-only",
                "GNU Affero General Public License v3 | AGPL-3.0-only",
                "Mozilla Public License, Version 2.0 | MPL-2.0",
                "CDDL 1.1 | CDDL-1.1",
                "COMMON DEVELOPMENT AND DISTRIBUTION LICENSE (CDDL) Version 1.0 | CDDL-1.0",
                "EUPL-1.2 | EUPL-1.2",
                "ISC | ISC",
                "The Unlicense | Unlicense",
                "CC0 | CC0-1.0"
            })
    void knowsTheNamesThatPomsUse(String name, String identifier) {
        assertThat(SpdxLicense.expression(List.of(license(name, null)))).isEqualTo(identifier);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.apache.org/licenses/LICENSE-2.0.txt, Apache-2.0",
        "http://www.apache.org/licenses/LICENSE-2.0, Apache-2.0",
        "https://opensource.org/licenses/MIT, MIT",
        "https://opensource.org/licenses/BSD-3-Clause, BSD-3-Clause",
        "https://www.gnu.org/licenses/lgpl-2.1.html, LGPL-2.1-only",
        "https://www.gnu.org/licenses/gpl-3.0.html, GPL-3.0-only",
        "https://www.eclipse.org/legal/epl-v20.html, EPL-2.0",
        "https://www.mozilla.org/MPL/2.0/, MPL-2.0"
    })
    void knowsAddressesToo(String url, String identifier) {
        assertThat(SpdxLicense.expression(List.of(license(null, url)))).isEqualTo(identifier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Example Inc. Commercial | LicenseRef-Example-Inc.-Commercial",
                "(c) Müller & Söhne | LicenseRef-c-M-ller-S-hne",
                "--- | LicenseRef-unnamed",
                "Apache Software License 1.1, 2000 | LicenseRef-Apache-Software-License-1.1-2000",
                "Sample 2 | LicenseRef-Sample-2",
                "Deploy 1 | LicenseRef-Deploy-1",
                "Permit License | LicenseRef-Permit-License",
                "Limited warranty | LicenseRef-Limited-warranty"
            })
    void refersToALicenseThatSpdxHasNoNameFor(String name, String reference) {
        assertThat(SpdxLicense.expression(List.of(license(name, null)))).isEqualTo(reference);
    }

    @Test
    void refersToALicenseWithoutName() {
        assertThat(SpdxLicense.expression(List.of(license(null, null)))).isEqualTo("LicenseRef-unnamed");
    }

    @Test
    void severalAreAChoice() {
        assertThat(SpdxLicense.expression(
                        List.of(license("Apache-2.0", null), license("MIT", null), license("Ours", null))))
                .isEqualTo("Apache-2.0 OR MIT OR LicenseRef-Ours");
    }

    @Test
    void oneThatIsNamedTwiceIsNoChoice() {
        assertThat(SpdxLicense.expression(List.of(license("Apache 2.0", null), license("Apache-2.0", null))))
                .isEqualTo("Apache-2.0");
    }

    @Test
    void noLicenseIsNoExpression() {
        assertThat(SpdxLicense.expression(List.of())).isNull();
    }

    private static License license(@Nullable String name, @Nullable String url) {
        License license = new License();
        license.setName(name);
        license.setUrl(url);
        return license;
    }
}
