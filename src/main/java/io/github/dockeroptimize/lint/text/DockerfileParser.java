package io.github.dockeroptimize.lint.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits a Dockerfile into instructions, exactly as BuildKit does. */
public final class DockerfileParser {

    /** The maximum length of a line in BuildKit. */
    private static final int LONGEST_LINE = (1 << 16) - 1;

    private final List<String> lines;
    private final Directives directives = new Directives();
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, String> remarks = new TreeMap<>();
    private final List<Integer> emptyContinuations = new ArrayList<>();
    private final InstructionParser instructionParser = new InstructionParser(directives);
    private List<String> comments = new ArrayList<>();
    private int next;

    private DockerfileParser(String text) {
        this.lines = lines(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /**
     * Its instructions.
     *
     * @throws SyntaxException if there is no instruction, or one that can't be parsed
     */
    public static Dockerfile parse(String text) {
        DockerfileParser parser = new DockerfileParser(text);
        parser.directives.takeChecks(parser.lines);
        while (parser.next < parser.lines.size()) {
            parser.readInstruction();
        }
        if (parser.instructions.isEmpty()) {
            throw new SyntaxException(parser.next, "The Dockerfile has no instruction; begin with FROM");
        }
        return new Dockerfile(
                parser.instructions,
                parser.directives.escape(),
                parser.directives.values(),
                parser.remarks,
                parser.emptyContinuations);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** The next line, including its end. */
    private String readLine() {
        String line = lines.get(next++);
        if (line.length() > LONGEST_LINE) {
            throw new SyntaxException(
                    Math.max(1, next - 1), "The line is longer than " + LONGEST_LINE + " characters; break it");
        }
        return line;
    }

    private void readInstruction() {
        String first = Whitespace.stripLeading(withoutEnd(readLine()));
        int start = next;
        if (directives.take(first, start)) {
            return;
        }
        if (isComment(first)) {
            readComment(first);
            return;
        }
        StringBuilder text = new StringBuilder();
        boolean continued = add(first, text);
        if (text.isEmpty() && !continued) {
            return;
        }
        boolean emptyInside = false;
        while (continued && next < lines.size()) {
            String line = withoutEnd(readLine());
            if (Whitespace.strip(line).isEmpty()) {
                emptyInside = true;
            } else if (!isComment(line)) {
                continued = add(line, text);
            }
        }
        if (emptyInside) {
            emptyContinuations.add(next);
        }
        Instruction instruction = instructionParser.parse(text.toString(), start, comments);
        instructions.add(withHeredocs(instruction, text.toString()));
        comments = new ArrayList<>();
    }

    private void readComment(String line) {
        remarks.put(next, line.substring(1));
        String comment = Whitespace.strip(line.substring(1));
        if (comment.isEmpty()) {
            comments = new ArrayList<>();
        } else {
            comments.add(comment);
        }
    }

    /** Adds a line to an instruction, and returns whether it continues in the next line. */
    private boolean add(String line, StringBuilder text) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        char escape = directives.escape();
        boolean continued = end > 0 && line.charAt(end - 1) == escape && (end == 1 || line.charAt(end - 2) != escape);
        text.append(line, 0, continued ? end - 1 : line.length());
        return continued;
    }

    private Instruction withHeredocs(Instruction instruction, String text) {
        Instruction inner = instruction.trigger().orElse(instruction);
        boolean possible = (inner.is("ADD") || inner.is("COPY") || inner.is("RUN")) && !inner.isJson();
        if (!possible || !text.contains("<<")) {
            return instruction;
        }
        List<Heredoc> heredocs = new ArrayList<>();
        for (Heredoc heredoc : HeredocWords.in(text, instruction.line())) {
            heredocs.add(heredoc.withContent(readContent(heredoc, instruction.line())));
        }
        return instruction.withHeredocs(heredocs);
    }

    private String readContent(Heredoc heredoc, int start) {
        StringBuilder content = new StringBuilder();
        while (next < lines.size()) {
            String line = readLine();
            String end = withoutEnd(line);
            if ((heredoc.chomped() ? withoutTabs(end) : end).equals(heredoc.name())) {
                return content.toString();
            }
            content.append(line);
        }
        throw new SyntaxException(
                start,
                "The here-document '<<" + heredoc.name() + "' has no end; put '" + heredoc.name()
                        + "' on a line of its own after it");
    }

    private static String withoutTabs(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\t') {
            start++;
        }
        return line.substring(start);
    }

    private static boolean isComment(String line) {
        return Whitespace.stripLeading(line).startsWith("#");
    }

    private static String withoutEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}
