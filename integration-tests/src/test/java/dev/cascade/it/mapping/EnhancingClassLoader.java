package dev.cascade.it.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/**
 * Loads a class and those nested in it a second time, the entities among them enhanced as
 * Hibernate's build plug-in does it: lazy attributes, dirty tracking, no management of
 * associations.
 */
final class EnhancingClassLoader extends ClassLoader {

  private final String enclosing;
  private final Enhancer enhancer =
      BytecodeProviderInitiator.buildDefaultBytecodeProvider()
          .getEnhancer(new WithoutAssociationManagement());

  EnhancingClassLoader(Class<?> enclosing) {
    super(enclosing.getClassLoader());
    this.enclosing = enclosing.getName();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.equals(enclosing) || name.startsWith(enclosing + "$")
          ? enhanced(name)
          : super.loadClass(name, resolve);
    }
  }

  private Class<?> enhanced(String name) throws ClassNotFoundException {
    var original = bytes(name);
    var enhanced = enhancer.enhance(name, original);
    var bytes = enhanced == null ? original : enhanced;
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static final class WithoutAssociationManagement extends DefaultEnhancementContext {

    @Override
    public boolean doBiDirectionalAssociationManagement(UnloadedField field) {
      return false;
    }
  }
}
