package greeting

import "testing"

func TestTo(t *testing.T) {
	if To("you") != "Hello, you" {
		t.Fail()
	}
}
