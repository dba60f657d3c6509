/** The rules over every kind of mapping: ids, inheritance, access, collections, enhancement. */
@NullMarked
package dev.cascade.it.mapping;

import org.jspecify.annotations.NullMarked;
