from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import words

from .greeting import to


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = to(words.NAME).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("", 8080), Handler).serve_forever()
