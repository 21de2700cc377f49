/**
 * Tokens for AI agents: an MCP server on standard input and output ({@code kcpat mcp}). An agent may look; what changes
 * something a person approves, in the agent's own window; and no value ever gets into what an agent reads.
 */
@NullMarked
package io.github.keycloakpat.cli.mcp;

import org.jspecify.annotations.NullMarked;
