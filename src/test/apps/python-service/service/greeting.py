def to(name):
    return "Hello, " + name
