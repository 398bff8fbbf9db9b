from service.greeting import to


def test_to():
    assert to("you") == "Hello, you"
