/** Carries out deletion plans in a session and keeps its objects true. */
@NullMarked
package dev.cascade.hibernate.execute;

import org.jspecify.annotations.NullMarked;
