package main

import (
	"embed"
	"fmt"
	"log"
	"net/http"
	"os"

	"example.com/go-service/internal/greeting"
)

//go:embed page.txt
var pages embed.FS

func main() {
	page, err := pages.ReadFile("page.txt")
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, greeting.To("container"))
	})
	http.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Write(page)
	})
	http.HandleFunc("/template", func(w http.ResponseWriter, r *http.Request) {
		template, err := os.ReadFile("web/index.html")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write(template)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
