package io.github.dockeroptimize.mojo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.io.DefaultSettingsReader;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Settings read, and passwords encrypted and decrypted, by Maven's own components. */
public final class TestSettings {

    private static final String MASTER = "master";

    private TestSettings() {}

    public static Settings read(String content) {
        try {
            return new DefaultSettingsReader().read(new StringReader("<settings>" + content + "</settings>"), Map.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@code mvn --encrypt-password} writes it. */
    public static String encrypted(String password) {
        return encrypted(password, MASTER);
    }

    /** A machine whose user has a master password in this directory. */
    public static SettingsDecrypter decrypter(Path folder) {
        Path security = folder.resolve("settings-security.xml");
        try {
            Files.writeString(
                    security,
                    "<settingsSecurity><master>" + encrypted(MASTER, "settings.security")
                            + "</master></settingsSecurity>");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return withMaster(security);
    }

    /** A machine whose user has none. */
    public static SettingsDecrypter withoutMaster(Path folder) {
        return withMaster(folder.resolve("missing.xml"));
    }

    private static SettingsDecrypter withMaster(Path security) {
        return new DefaultSettingsDecrypter(
                new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), security.toString()));
    }

    private static String encrypted(String text, String key) {
        try {
            return new DefaultPlexusCipher().encryptAndDecorate(text, key);
        } catch (PlexusCipherException e) {
            throw new AssertionError(e);
        }
    }
}
