/**
 * {@code kcpat}, the command line. {@code command}: one class a command, which says what it takes, and does it by
 * {@code client}. {@code session}: what a command has at hand. {@code signin}: who one is. {@code credential}: answers to git,
 * Docker and kubectl. {@code shell}: what people see and
 * type. Help loads nothing of HTTP and JSON.
 */
@NullMarked
package io.github.keycloakpat.cli;

import org.jspecify.annotations.NullMarked;
