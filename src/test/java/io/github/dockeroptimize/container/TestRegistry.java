package io.github.dockeroptimize.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.image.ManifestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A registry in memory (OCI distribution specification 1.1) that writes down what it is asked, and fails when told to. */
final class TestRegistry implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 22;
    private static final Pattern MOUNT = Pattern.compile("\\bmount=([^&]+)");
    private static final Pattern FROM = Pattern.compile("\\bfrom=([^&]+)");

    private final HttpServer server;
    private final ServerSocket front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    /** Which repository has which blob: each a repository, a blank and a digest. */
    private final Set<String> owned = ConcurrentHashMap.newKeySet();

    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private volatile String authorization = "";
    private volatile String challenge = "Basic realm=\"test\"";
    private volatile String uploads = "";
    private volatile String tokens = "";
    private volatile String refused = "";
    private volatile String redirect = "";
    private volatile CountDownLatch stalled = new CountDownLatch(1);
    private volatile boolean mounts;

    /** Instead of a status: there is no answer, until the registry is healed or closed. */
    static final int SILENT = -1;

    /** Instead of a status: half of what was asked for is sent, and nothing more. */
    static final int HALF_ANSWER = -2;

    /** Instead of a status: of what is sent to it, the registry takes the beginning, and nothing more; small bodies pass. */
    static final int TAKES_BEGINNING = -3;

    /** What may be on its way between two ends, so that a stalled one is noticed, however much machines would hold. */
    private static final int BUFFER = 1 << 16;

    /**
     * What goes wrong.
     *
     * @param request such as {@code PATCH /v2/…}, as a regular expression
     * @param status 0: the connection is closed without an answer
     * @param times how often
     */
    record Fault(String request, int status, int times) {}

    /**
     * What is answered instead.
     *
     * @param request as a regular expression
     * @param headers each a name, a colon and a value
     */
    private record Answer(String request, int status, String body, List<String> headers) {}

    TestRegistry() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** One that speaks HTTPS. */
    static TestRegistry overTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new TestRegistry(server);
    }

    private TestRegistry(HttpServer server) throws IOException {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        front = new ServerSocket();
        front.setReceiveBufferSize(BUFFER);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads.execute(this::accept);
    }

    /** The JDK's server waits for the rest of what it takes for a request line; real ones close on TLS at once. */
    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                threads.execute(() -> forward(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket client) {
        try (client) {
            int first = client.getInputStream().read();
            if (first < 0 || first == TLS_HANDSHAKE) {
                return;
            }
            try (Socket back = new Socket(
                    server.getAddress().getAddress(), server.getAddress().getPort())) {
                back.setSendBufferSize(BUFFER);
                back.getOutputStream().write(first);
                Thread up = new Thread(() -> pump(client, back));
                up.start();
                pump(back, client);
                up.interrupt();
            }
        } catch (IOException e) {
            // one side has gone, which is what some tests want
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // the other side has gone
        }
    }

    String host() {
        return "localhost:"
                + (server instanceof HttpsServer ? server.getAddress().getPort() : front.getLocalPort());
    }

    /** Its address, to be continued with a path. */
    String address() {
        return (server instanceof HttpsServer ? "https://" : "http://") + host();
    }

    void fail(Fault fault) {
        faults.add(fault);
    }

    /** From now on, until it is healed, it answers so, the first that fits. */
    void answer(String request, int status, String body, String... headers) {
        answers.add(new Answer(request, status, body, List.of(headers)));
    }

    void heal() {
        faults.clear();
        answers.clear();
        stalled.countDown();
        stalled = new CountDownLatch(1);
    }

    /** From now on it takes over blobs from one repository into another by itself. */
    void mount() {
        mounts = true;
    }

    /** From now on it wants this header. */
    void require(String header) {
        authorization = header;
    }

    /** From now on that is what it says to those who don't send the required header. */
    void challenge(String text) {
        challenge = text;
    }

    /** From now on it takes uploads elsewhere. */
    void uploadsAt(String address) {
        uploads = address;
    }

    /** From now on answers with a fault's status name another address. */
    void redirectTo(String address) {
        redirect = address;
    }

    /** From now on its token service, {@code /token}, is elsewhere. */
    void tokensAt(String address) {
        tokens = address;
    }

    /** From now on its token service gives none to those who send this header. */
    void refuseTokensFor(String header) {
        refused = header;
    }

    /** What it was sent that may be secret: each request with its authorization or, to the token service, its body. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    String manifest(String repository, String qualifier) {
        byte[] manifest = manifests.get(repository + " " + qualifier);
        return manifest == null ? "" : new String(manifest, StandardCharsets.UTF_8);
    }

    /** Whether a tag has a manifest and everything that it names. */
    boolean isComplete(String repository, String tag) throws IOException {
        String manifest = manifest(repository, tag);
        if (manifest.isEmpty()) {
            return false;
        }
        ImageManifest image = ManifestReader.read(manifest.getBytes(StandardCharsets.UTF_8), digest -> new byte[0])
                .get(0);
        Predicate<String> there = digest -> owned.contains(repository + " " + digest)
                && blobs.containsKey(digest)
                && digest.equals(Digests.PREFIX + Digests.hex(blobs.get(digest)));
        return there.test(image.config())
                && image.layers().stream().map(ImageManifest.Descriptor::digest).allMatch(there);
    }

    /** Gives an image another config. */
    void reconfigure(String repository, String tag, UnaryOperator<String> change) throws IOException {
        String manifest = manifest(repository, tag);
        String old = ManifestReader.read(manifest.getBytes(StandardCharsets.UTF_8), digest -> new byte[0])
                .get(0)
                .config();
        byte[] before = blobs.getOrDefault(old, new byte[0]);
        byte[] config = change.apply(new String(before, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        String digest = Digests.PREFIX + Digests.hex(config);
        blobs.put(digest, config);
        owned.add(repository + " " + digest);
        byte[] changed = manifest.replace(old, digest)
                .replace("\"size\":" + before.length, "\"size\":" + config.length)
                .getBytes(StandardCharsets.UTF_8);
        for (String name : List.of(tag, Digests.PREFIX + Digests.hex(changed))) {
            manifests.put(repository + " " + name, changed);
            types.put(repository + " " + name, types.getOrDefault(repository + " " + tag, ""));
        }
    }

    /** Has a tag name other bytes; returns their digest, which names them too. */
    String retag(String repository, String tag, String manifest) {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        String digest = Digests.PREFIX + Digests.hex(bytes);
        for (String name : List.of(tag, digest)) {
            manifests.put(repository + " " + name, bytes);
            types.put(repository + " " + name, "application/vnd.oci.image.manifest.v1+json");
        }
        return digest;
    }

    byte[] blob(String digest) {
        return blobs.getOrDefault(digest, new byte[0]);
    }

    /** Has a blob; returns its digest. */
    String put(String repository, byte[] blob) {
        String digest = Digests.PREFIX + Digests.hex(blob);
        blobs.put(digest, blob);
        owned.add(repository + " " + digest);
        return digest;
    }

    /** Nothing of a repository is left. */
    void forget(String repository) {
        owned.removeIf(blob -> blob.startsWith(repository + " "));
    }

    void removeTag(String repository, String tag) {
        manifests.remove(repository + " " + tag);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        for (Answer answer : answers) {
            if (request.matches(answer.request())) {
                give(exchange, request, answer);
                return;
            }
        }
        if (exchange.getRequestURI().getPath().equals("/token")) {
            serveToken(exchange, request);
            return;
        }
        seen.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        Fault fault = fault(request);
        if (fault != null && fault.status() == TAKES_BEGINNING) {
            byte[] beginning = exchange.getRequestBody().readNBytes(BUFFER);
            if (beginning.length == BUFFER) {
                failSilently(exchange, fault.status());
                return;
            }
            exchange.setStreams(new ByteArrayInputStream(beginning), exchange.getResponseBody());
        } else if (fault != null) {
            if (fault.status() <= 0) {
                failSilently(exchange, fault.status());
                return;
            }
            exchange.getRequestBody().readAllBytes();
            if (!redirect.isEmpty()) {
                exchange.getResponseHeaders().add("Location", redirect);
            }
            answer(exchange, fault.status(), "{\"errors\":[]}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!authorization.isEmpty()
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 401, new byte[0]);
            return;
        }
        serve(exchange, exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    }

    private void give(HttpExchange exchange, String request, Answer answer) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        seen.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(sent, StandardCharsets.UTF_8));
        for (String header : answer.headers()) {
            int colon = header.indexOf(':');
            exchange.getResponseHeaders()
                    .add(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        answer(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private void serveToken(HttpExchange exchange, String request) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        if (refused.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, new byte[0]);
            return;
        }
        if (!tokens.isEmpty()) {
            exchange.getResponseHeaders().add("Location", tokens);
        }
        answer(exchange, tokens.isEmpty() ? 200 : 307, "{\"token\":\"t0k3n\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void failSilently(HttpExchange exchange, int status) throws IOException {
        if (status == HALF_ANSWER) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        } else if (status == SILENT) {
            exchange.getRequestBody().readAllBytes();
        }
        try {
            if (status < 0) {
                stalled.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private synchronized @Nullable Fault fault(String request) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (request.matches(fault.request())) {
                faults.remove(i);
                if (fault.times() > 1) {
                    faults.add(i, new Fault(fault.request(), fault.status(), fault.times() - 1));
                }
                return fault;
            }
        }
        return null;
    }

    private void serve(HttpExchange exchange, String method, String path) throws IOException {
        if (path.equals("/v2/")) {
            answer(exchange, 200, new byte[0]);
        } else if (path.contains("/manifests/")) {
            serveManifest(exchange, method, path);
        } else if (path.contains("/blobs/uploads/")) {
            serveUpload(exchange, method, path);
        } else {
            String digest = path.substring(path.lastIndexOf('/') + 1);
            boolean there = owned.contains(repository(path) + " " + digest);
            answer(exchange, there ? 200 : 404, there ? blobs.getOrDefault(digest, new byte[0]) : new byte[0]);
        }
    }

    private void serveManifest(HttpExchange exchange, String method, String path) throws IOException {
        String repository = path.substring("/v2/".length(), path.indexOf("/manifests/"));
        String qualifier = path.substring(path.lastIndexOf('/') + 1);
        String key = repository + " " + qualifier;
        if (method.equals("PUT")) {
            byte[] manifest = exchange.getRequestBody().readAllBytes();
            String digest = Digests.PREFIX + Digests.hex(manifest);
            for (String name : List.of(key, repository + " " + digest)) {
                manifests.put(name, manifest);
                types.put(name, exchange.getRequestHeaders().getFirst("Content-Type"));
            }
            exchange.getResponseHeaders().add("Docker-Content-Digest", digest);
            answer(exchange, 201, new byte[0]);
            return;
        }
        byte[] manifest = manifests.get(key);
        if (manifest == null) {
            answer(exchange, 404, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", types.get(key));
        exchange.getResponseHeaders().add("Docker-Content-Digest", Digests.PREFIX + Digests.hex(manifest));
        answer(exchange, 200, manifest);
    }

    private void serveUpload(HttpExchange exchange, String method, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (method.equals("POST") && isMounted(exchange)) {
            answer(exchange, 201, new byte[0]);
        } else if (method.equals("POST")) {
            exchange.getResponseHeaders().add("Location", uploads + path + UUID.randomUUID());
            answer(exchange, 202, new byte[0]);
        } else if (method.equals("PATCH")) {
            blobs.put(id, body);
            exchange.getResponseHeaders().add("Location", path);
            answer(exchange, 202, new byte[0]);
        } else {
            byte[] sent = body.length > 0 ? body : blobs.getOrDefault(id, new byte[0]);
            blobs.remove(id);
            String digest = exchange.getRequestURI().getQuery().replace("digest=", "");
            boolean right = digest.equals(Digests.PREFIX + Digests.hex(sent));
            if (right) {
                blobs.put(digest, sent);
                owned.add(repository(path) + " " + digest);
            }
            answer(exchange, right ? 201 : 400, new byte[0]);
        }
    }

    private boolean isMounted(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Matcher mount = MOUNT.matcher(query);
        Matcher from = FROM.matcher(query);
        if (!mounts || !mount.find() || !from.find() || !owned.contains(from.group(1) + " " + mount.group(1))) {
            return false;
        }
        owned.add(repository(exchange.getRequestURI().getPath()) + " " + mount.group(1));
        return true;
    }

    private static String repository(String path) {
        return path.substring("/v2/".length(), path.indexOf("/blobs/"));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heal();
        server.stop(0);
        threads.shutdownNow();
    }
}
