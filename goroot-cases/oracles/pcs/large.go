//go:build large

// With -tags large the oracle is part of a program of several megabytes: everything below is linked in, nothing of it runs.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/parser"
	"go/printer"
	"go/token"
	"math/big"
	"net/http"
	"os"
	"regexp"
	"text/template"
)

func init() {
	if len(os.Args) < 1000 {
		return
	}
	var v any
	var b bytes.Buffer
	_ = json.Unmarshal(nil, &v)
	_ = xml.NewEncoder(&b).Encode(v)
	_, _ = gzip.NewReader(&b)
	fset := token.NewFileSet()
	f, _ := parser.ParseFile(fset, "", nil, 0)
	_ = printer.Fprint(&b, fset, f)
	_ = template.Must(template.New("").Parse("")).Execute(&b, v)
	fmt.Println(regexp.MustCompile("").String(), new(big.Int).Exp(big.NewInt(2), big.NewInt(3), nil))
	_ = http.ListenAndServe("", nil)
	_, _ = tls.Dial("tcp", "", nil)
}
