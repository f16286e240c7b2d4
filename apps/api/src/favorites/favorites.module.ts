import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.ts';
import { FavoritesController } from './favorites.controller.ts';
import { FavoritesRepository } from './favorites.repository.ts';

@Module({ imports: [ArticlesModule], controllers: [FavoritesController], providers: [FavoritesRepository] })
export class FavoritesModule {}
