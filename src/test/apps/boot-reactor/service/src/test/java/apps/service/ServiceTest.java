package apps.service;

class ServiceTest {
    // not compiled in the container, where it would fail: this type is nowhere
    private NoSuchType missing;
}
