FROM scratch
ADD --checksum=24454f830cdb571e2c4ad15481119c43b3cafd48 https://github.com/a/b.git /b
ADD --checksum=sha256:2445 https://example.com/c /c
