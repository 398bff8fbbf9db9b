package io.github.dockeroptimize.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final Challenge BASIC = new Challenge("basic", Map.of("realm", "gitea"));
    private static final Challenge BEARER = new Challenge(
            "bearer",
            Map.of("realm", "https://auth.example.com/t", "service", "a, b=c", "scope", "repository:x:pull,push"));

    private static final String BEARER_TEXT =
            "Bearer realm=\"https://auth.example.com/t\",service=\"a, b=c\",scope=\"repository:x:pull,push\"";

    @Test
    void severalHeadersAreReadInTheirOrder() {
        assertThat(Challenge.parse(List.of("Basic realm=\"gitea\"", BEARER_TEXT)))
                .containsExactly(BASIC, BEARER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"gitea\", " + BEARER_TEXT,
                "basic realm=gitea," + BEARER_TEXT,
                ", BASIC  Realm = \"gi\\tea\" , ," + BEARER_TEXT + ","
            })
    void severalChallengesInOneHeaderAreReadApart(String header) {
        assertThat(Challenge.parse(List.of(header))).containsExactly(BASIC, BEARER);
    }

    @Test
    void schemesWithoutParametersAndWithTokensAreRead() {
        assertThat(Challenge.parse(List.of("Negotiate, Basic realm=\"gitea\"")))
                .containsExactly(new Challenge("negotiate", Map.of()), BASIC);
        assertThat(Challenge.parse(List.of("Negotiate dG9rZW4=, Basic realm=\"gitea\"")))
                .contains(BASIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "=", "\"", "Bearer realm=\"", "Bearer realm=\"a\\", "a=b=c", "=\"=\","})
    void whatIsNoneEnds(String header) {
        assertThat(Challenge.parse(List.of(header))).hasSizeLessThan(4);
    }
}
