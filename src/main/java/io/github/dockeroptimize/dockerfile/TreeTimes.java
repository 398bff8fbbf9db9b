package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.content.ContentTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets the times of a stage's files, derived from their contents, in a language that the stage has: one process per
 * file would take a minute for the packages of a Node.js project.
 */
enum TreeTimes {
    /** {@code gzip} ends with the CRC-32, its lowest byte first, and the size (RFC 1952). */
    SHELL(Text.SHELL),

    /** Node.js has no CRC-32 before 20.15. */
    NODE(Text.NODE),

    PYTHON(Text.PYTHON),

    /** In the syntax of Java 8, for a JDK. */
    JAVA(Text.JAVA);

    private final String ofFiles;

    TreeTimes(String text) {
        ofFiles = text.lines()
                .collect(Collectors.joining(" \\\n        "))
                .replace("FIRST", Long.toString(ContentTime.FIRST.getEpochSecond()))
                .replace("COUNT", Long.toString(ContentTime.COUNT))
                .replace("STEP", Long.toString(ContentTime.STEP));
    }

    /** The commands for all trees of a stage. */
    List<String> commands() {
        return List.of(ofOthers("/layers ! -type f"), ofFiles);
    }

    /** The command that sets the constant time of everything that is not a file. */
    static String ofOthers(String what) {
        return "find " + what + " -exec touch -h -d @" + ContentTime.FIRST.getEpochSecond() + " {} +";
    }

    /** The shell commands. */
    private static final class Text {

        static final String SHELL = """
                find /layers -type f -exec sh -c 'for f; do gzip -c < "$f" > /tmp/gz
                && set -- $(od -An -tu1 -N4 -j$(($(wc -c < /tmp/gz) - 8)) /tmp/gz)
                && touch -d @$((FIRST + ($1 + 256 * $2 + 65536 * $3 + 16777216 * $4) % COUNT * STEP)) "$f"
                || exit; done' sh {} +
                """;

        static final String NODE = """
                node -e 'const fs=require("fs"),table=Int32Array.from({length:256},(_,n)=>{
                for(let k=8;k--;)n=n>>>1^(n&1&&0xedb88320);return n});
                (function walk(d){for(const e of fs.readdirSync(d,{withFileTypes:true})){const p=d+"/"+e.name;
                if(e.isDirectory())walk(p);else if(e.isFile()){const b=fs.readFileSync(p);let c=-1;
                for(let i=0;i<b.length;i++)c=table[(c^b[i])&255]^c>>>8;
                const t=FIRST+(~c>>>0)%COUNT*STEP;fs.utimesSync(p,t,t)}}})("/layers")'
                """;

        static final String PYTHON = """
                python -c 'import functools,os,zlib;[os.utime(p,(t,t)) for d,_,names in os.walk("/layers")
                for p in [os.path.join(d,n) for n in names] if os.path.isfile(p) and not os.path.islink(p) for t in [FIRST+
                functools.reduce(lambda c,b:zlib.crc32(b,c),iter(lambda f=open(p,"rb"):f.read(65536),b""),0)%COUNT*STEP]]'
                """;

        static final String JAVA = """
                mkdir /tmp/times && printf '%s\\n' 'import java.io.*; import java.nio.file.*; public class Times {
                public static void main(String[] words) throws Exception {
                for (Object path : Files.walk(Paths.get("/layers")).toArray()) { File file = ((Path) path).toFile();
                if (file.isFile() && !Files.isSymbolicLink((Path) path)) {
                java.util.zip.CRC32 crc = new java.util.zip.CRC32(); byte[] part = new byte[65536];
                try (InputStream in = new FileInputStream(file)) {
                for (int n; (n = in.read(part)) >= 0; ) crc.update(part, 0, n); }
                if (!file.setLastModified((FIRST + crc.getValue() % COUNT * STEP) * 1000))
                throw new IOException(file.getPath()); } } } }' > /tmp/times/Times.java
                && javac -d /tmp/times /tmp/times/Times.java && java -cp /tmp/times Times
                """;
    }
}
