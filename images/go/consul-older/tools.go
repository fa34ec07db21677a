//go:build tools

// Package tools pins the program that images/build compiles.
package tools

import _ "github.com/hashicorp/consul"
