package greeting

import "example.com/words"

func To(name string) string {
	return words.Hello + ", " + name
}
