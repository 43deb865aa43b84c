// Package api serves adlar over HTTP.
//
// Start with [New] and [Config]: New builds the whole server from what it
// serves ([Library]) and how ([Config]). The interface is openapi.yaml; package
// wire is generated from it, and the handlers here know nothing of the web
// framework, so that a change of framework is a change of the generator.
//
// Laws: every operation answers as the specification says; every error is an
// RFC 9457 problem with a stable code; no text of an article is logged; no
// panic reaches a caller. The package does not find names, and it does not
// listen: that is the command's part.
package api
