// Package deploy checks the container image and the compose file.
//
// Start with its tests: no container engine is needed. The Dockerfile is read
// with BuildKit's own parser, the command of its build step is run, and the
// binary is started in an empty root directory as an unprivileged user, which
// is all that the image is.
package deploy
