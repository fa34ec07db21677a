/** DigitalOcean's API v2: its resources, its errors, its pace, and the one connection to it. */
@NullMarked
package io.nonet.digitalocean.api;

import org.jspecify.annotations.NullMarked;
