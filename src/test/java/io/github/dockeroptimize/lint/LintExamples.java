package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Locale;

/** For each rule a Dockerfile that breaks it, and one that nearly does. */
final class LintExamples {

    /** Where a text has no FROM it follows one. */
    record Example(String rule, String bad, String good) {

        private static Example of(String line) {
            String[] parts = line.split(" ~ ", 3);
            return new Example(parts[0].strip(), text(parts[1]), text(parts[2]));
        }

        private static String text(String part) {
            String text = part.strip().replace("\\n", "\n");
            boolean whole = text.toUpperCase(Locale.ROOT).contains("FROM ");
            return (whole ? text : "FROM scratch\n" + text) + "\n";
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    private static final String BUILDKIT = """
            StageNameCasing ~ FROM a:1 AS One ~ FROM a:1 AS one
            FromAsCasing ~ FROM a:1 as one ~ FROM a:1 AS one
            NoEmptyContinuation ~ RUN a \\\\n\\n b ~ RUN a \\\\n# c\\n b
            ConsistentInstructionCasing ~ run a\\nUSER 1 ~ RUN a\\nUSER 1
            DuplicateStageName ~ FROM a:1 AS b\\nFROM a:1 AS b ~ FROM a:1 AS b\\nFROM a:1 AS c
            ReservedStageName ~ FROM a:1 AS context ~ FROM a:1 AS contexts
            JSONArgsRecommended ~ CMD a b ~ CMD ["a", "b"]
            MaintainerDeprecated ~ MAINTAINER me ~ LABEL maintainer=me
            UndefinedArgInFrom ~ FROM a:${B:-1} ~ ARG B\\nFROM a:${B:-1}
            WorkdirRelativePath ~ WORKDIR a ~ WORKDIR /a\\nWORKDIR b
            UndefinedVar ~ LABEL a=$B ~ ARG B\\nLABEL a=$B
            MultipleInstructionsDisallowed ~ CMD ["a"]\\nCMD ["b"] ~ CMD ["a"]\\nENTRYPOINT ["b"]
            LegacyKeyValueFormat ~ ENV a b ~ ENV a=b
            RedundantTargetPlatform ~ FROM --platform=$TARGETPLATFORM a:1 ~ FROM --platform=$BUILDPLATFORM a:1
            SecretsUsedInArgOrEnv ~ ENV DB_PASSWORD=x ~ ENV DB_PASSWORD_FILE=x PUBLIC_KEY=y TOKEN_VERSION=1 KEYS=z
            InvalidDefaultArgInFrom ~ ARG B\\nFROM a:$B ~ ARG B=1\\nFROM a:$B
            FromPlatformFlagConstDisallowed ~ FROM --platform=linux/arm64 a:1 ~ FROM --platform=linux/arm64 a:1 AS arm64
            ExposeProtoCasing ~ EXPOSE 80/TCP ~ EXPOSE 80/tcp
            ExposeInvalidFormat ~ EXPOSE 80:80 ~ EXPOSE 80-81
            InvalidDefinitionDescription ~ # check=experimental=all\\n# what\\nFROM a:1 AS b ~ # check=experimental=all\\n# b what\\nFROM a:1 AS b
            """;

    private static final String CONFIGURATION = """
            DL3000 ~ WORKDIR a ~ WORKDIR $a
            DL3002 ~ USER root ~ USER root\\nUSER 1
            DL3006 ~ FROM debian ~ FROM debian:1 AS b\\nFROM b
            DL3007 ~ FROM a:latest ~ FROM a:latest@sha256:1
            DL3010 ~ COPY a.tar.gz /b/\\nRUN tar -xf /b/a.tar.gz ~ ADD a.tar.gz /b/
            DL3011 ~ EXPOSE 65536 ~ EXPOSE 65535
            DL3012 ~ HEALTHCHECK CMD ["a"]\\nHEALTHCHECK CMD ["b"] ~ HEALTHCHECK CMD ["a"]
            DL3020 ~ ADD a /b ~ ADD a.tgz /b
            DL3021 ~ COPY a b /c ~ COPY a b /c/
            DL3022 ~ COPY --from=a /b /c ~ COPY --from=a:1 /b /c
            DL3023 ~ FROM a:1 AS b\\nCOPY --from=b /c /d ~ FROM a:1 AS b\\nFROM a:1\\nCOPY --from=b /c /d
            DL3024 ~ FROM a:1 AS b\\nFROM a:1 AS b ~ FROM a:1 AS b\\nFROM a:1 AS c
            DL3025 ~ ENTRYPOINT a ~ ENTRYPOINT ["a"]
            DL3029 ~ FROM --platform=linux/amd64 a:1 ~ FROM --platform=$BUILDPLATFORM a:1
            DL3043 ~ ONBUILD ONBUILD RUN a ~ ONBUILD RUN a
            DL3044 ~ ENV a=1 b=$a ~ ENV a=1\\nENV b=$a a=$a:1
            DL3045 ~ COPY a b ~ WORKDIR /c\\nCOPY a b
            DL3048 ~ LABEL A=b ~ LABEL a.b-c=d
            DL3061 ~ USER 1\\nFROM a:1 ~ ARG b\\nFROM a:1
            DL3063 ~ FROM a:1 AS scratch ~ FROM a:1 AS b
            DL3064 ~ ENV MY_TOKEN=1 ~ ENV MINE=1
            DL3065 ~ FROM --platform=$TARGETPLATFORM a:1 ~ FROM --platform=$BUILDPLATFORM a:1
            DL3066 ~ USER app ~ USER 1:app
            DL3067 ~ COPY --from=a:1 / / ~ COPY --from=a:1 / /b
            DL4000 ~ MAINTAINER me ~ LABEL maintainer=me
            DL4003 ~ CMD ["a"]\\nCMD ["b"] ~ CMD ["a"]
            DL4004 ~ ENTRYPOINT ["a"]\\nENTRYPOINT ["b"] ~ ENTRYPOINT ["a"]
            """;

    private static final String SCRIPTS = """
            DL3001 ~ RUN a && kill 1 ~ RUN echo kill
            DL3003 ~ RUN cd /a && b ~ RUN echo 'cd /a'
            DL3004 ~ RUN sudo a ~ RUN echo sudo
            DL3008 ~ RUN apt-get install -y a ~ RUN apt-get install -y -t b a=1 ./c.deb
            DL3009 ~ RUN apt-get update ~ RUN apt-get update && rm -rf /var/lib/apt/lists/*
            DL3013 ~ RUN pip3 install a ~ RUN pip3 install a==1 -i b && pip install -r a
            DL3014 ~ RUN apt-get install a ~ RUN apt-get install -q -q a
            DL3015 ~ RUN apt-get install a ~ RUN apt-get install --no-install-recommends a
            DL3016 ~ RUN npm install a ~ RUN npm install @b/a@1 ./c && npm ci && npm install
            DL3018 ~ RUN apk add a ~ RUN apk add a=1 --virtual b c~2
            DL3019 ~ RUN apk add a ~ RUN apk --no-cache add a
            DL3027 ~ RUN apt list ~ RUN apt-cache list
            DL3028 ~ RUN gem install a ~ RUN gem install a:1 && gem install b -v 1
            DL3030 ~ RUN yum install a ~ RUN yum -y install a
            DL3032 ~ RUN yum install a ~ RUN yum install a && yum clean all
            DL3033 ~ RUN yum install a-b ~ RUN yum install a-1.2
            DL3034 ~ RUN zypper in a ~ RUN zypper -n in a
            DL3035 ~ RUN zypper dup ~ RUN zypper in dup1
            DL3036 ~ RUN zypper in a ~ RUN zypper in a; zypper cc
            DL3037 ~ RUN zypper in a ~ RUN zypper in a=1
            DL3038 ~ RUN microdnf install a ~ RUN dnf install -y a
            DL3040 ~ RUN dnf install a ~ RUN dnf install a && dnf clean all
            DL3041 ~ RUN dnf install a ~ RUN dnf install a-1 && dnf module install b:2
            DL3042 ~ RUN pip install a ~ ENV PIP_NO_CACHE_DIR=1\\nRUN pip install a
            DL3046 ~ RUN useradd -u 123456 a ~ RUN useradd -l -u 123456 a
            DL3047 ~ RUN wget a ~ RUN wget -nv a && wget -qO- b
            DL3059 ~ RUN a\\nRUN b ~ RUN a && b\\nRUN c
            DL3060 ~ RUN yarn install ~ RUN yarn install && yarn cache clean
            DL3062 ~ RUN go install a.b/c ~ RUN go install a.b/c@v1 && go install ./d
            DL4001 ~ RUN wget a\\nRUN curl b ~ FROM a:1\\nRUN wget a\\nFROM a:1\\nRUN curl b
            DL4005 ~ RUN ln -s /bin/bash /bin/sh ~ RUN ln -s /bin/bash /bin/zsh
            DL4006 ~ RUN a | b ~ RUN a || b
            SC2046 ~ RUN make -j$(nproc) ~ RUN make -j"$(nproc)"
            SC2086 ~ RUN rm $A ~ ARG A\\nRUN B=1 && rm $A "$C" $B
            SC2164 ~ RUN cd /a; b ~ RUN cd /a && b
            """;

    private LintExamples() {}

    static List<Example> all() {
        return (BUILDKIT + CONFIGURATION + SCRIPTS).lines().map(Example::of).toList();
    }
}
