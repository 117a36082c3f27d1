//! Whether vendor/modules.txt agrees with go.mod and go.work.
