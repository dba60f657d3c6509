/**
 * What is wrong with the rules of an application: one finding, all findings, the exception that
 * carries them.
 */
@NullMarked
package dev.cascade.violation;

import org.jspecify.annotations.NullMarked;
