/**
 * What Hibernate does to children, and what it does with our rules: the same objects, mapped by JPA
 * alone ({@code cascade.enabled=false}, which sends what Hibernate without our jars sends) and with
 * rules.
 */
@NullMarked
package dev.cascade.it.defects;

import org.jspecify.annotations.NullMarked;
